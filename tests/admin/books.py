"""books.py - writes workbooks as openpyxl does.

JSON on stdin: [{"file": path, "since_1904": bool, "sheets": [{"title", "state", "rows", "merge": ["A1:C1"],
"formats": {"C": "yyyy/m/d"}}]}].  A cell is a text, a number, true, null, {"day": "1980-01-31"} or {"formula": "..."}."""
import datetime
import json
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def value(cell):
    if isinstance(cell, dict):
        return datetime.date.fromisoformat(cell["day"]) if "day" in cell else "=" + cell["formula"]
    return cell


for book in json.load(sys.stdin):
    made = openpyxl.Workbook()
    made.remove(made.active)
    if book.get("since_1904"):
        made.epoch = CALENDAR_MAC_1904
    for page in book["sheets"]:
        sheet = made.create_sheet(page.get("title", "名册"))
        for row in page["rows"]:
            sheet.append([value(cell) for cell in row])
        for column, code in page.get("formats", {}).items():
            for cell in sheet[column]:
                cell.number_format = code
        for cells in page.get("merge", []):
            sheet.merge_cells(cells)
        sheet.sheet_state = page.get("state", "visible")
    made.save(book["file"])
