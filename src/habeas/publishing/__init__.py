"""Case files to bytes: JSON, tables, FollowTheMoney, linked data, pages. Nothing here reads a clock or the network, and no file but the package's own."""

from habeas.publishing.case_index import case_index_page
from habeas.publishing.case_page import case_page
from habeas.publishing.casebook_json import casebook_json
from habeas.publishing.chosen import chosen
from habeas.publishing.ftm import ftm_json
from habeas.publishing.jsonld import jsonld
from habeas.publishing.parquet import tables_parquet
from habeas.publishing.tables import tables_csv

__all__ = ["case_index_page", "case_page", "casebook_json", "chosen", "ftm_json", "jsonld", "tables_csv", "tables_parquet"]
