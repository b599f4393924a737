"""Case files to bytes: JSON, tables, FollowTheMoney, pages. Nothing here reads a clock or the network, and no file but the package's own."""

from habeas.publishing.case_index import case_index_page
from habeas.publishing.case_page import case_page
from habeas.publishing.casebook_json import casebook_json
from habeas.publishing.ftm import ftm_json
from habeas.publishing.tables import tables_csv

__all__ = ["case_index_page", "case_page", "casebook_json", "ftm_json", "tables_csv"]
