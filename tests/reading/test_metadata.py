import pytest

from habeas.model.errors import BadMetadata
from habeas.reading import Hints, parse_metadata


def test_a_table_gives_hints_by_file_name() -> None:
    """Each row tells of one file; empty cells say nothing."""
    table = b"name,url,outlet,published,language\na.txt,https://example.org/1,The Lantern Post,2019-03,en\nb.txt,,,,\n"
    assert parse_metadata(table) == {"a.txt": Hints("https://example.org/1", "The Lantern Post", "2019-03", "en"), "b.txt": Hints()}


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8", ","), ("utf-8-sig", ";"), ("cp949", ","), ("utf-16", "\t")])
def test_tables_of_spreadsheet_programs_are_read(encoding: str, separator: str) -> None:
    """Any encoding, separator, order of columns and further columns are taken."""
    table = f"outlet{separator}remark{separator}Name\r\n등대일보{separator}확인 필요한 기사입니다{separator}가.txt\r\n"
    assert parse_metadata(table.encode(encoding)) == {"가.txt": Hints(outlet="등대일보")}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (b"", "empty"),
        (b"outlet,published\nX,2019\n", "no column"),
        (b"name,published\na.txt,last week\n", "not a date"),
        (b"name,outlet\n,X\n", "no file name"),
        (b"name,outlet\na.txt,X\na.txt,Y\n", "second time"),
        (b'name,outlet\na.txt,"X\n', "quotation mark"),
        (bytes(range(256)) * 20, "not a text table"),
    ],
)
def test_a_bad_table_says_which_row_and_what_to_do(table: bytes, says: str) -> None:
    """A side file that cannot be used is refused with the row and the way out."""
    with pytest.raises(BadMetadata, match=says):
        parse_metadata(table)
