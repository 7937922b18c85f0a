"""read_table.py - reads a table on standard input with programs that we did not write, and prints it as JSON.

    read_table.py xlsx     openpyxl: {"rows", "kinds", "frozen", "merged", "widths", "title"}
    read_table.py csv      Python's csv: {"rows"}
    read_table.py office   LibreOffice's own CSV of an .xlsx: {"rows"}, formulas reckoned, where there were any
    read_table.py most COMMAND...   runs it; {"seconds", "kilobytes"}: the time it took and the most memory it had
"""
import csv
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time


def xlsx(data):
    from openpyxl import load_workbook
    page = load_workbook(io.BytesIO(data)).active
    cells = [list(row) for row in page.iter_rows()]
    return {"rows": [[None if c.value is None else str(c.value) for c in row] for row in cells],
            "kinds": [[c.data_type for c in row] for row in cells],
            "formats": [[c.number_format for c in row] for row in cells],
            "frozen": page.freeze_panes, "merged": [str(r) for r in page.merged_cells.ranges],
            "widths": {k: v.width for k, v in page.column_dimensions.items()},
            "repeated": page.print_title_rows, "paper": page.page_setup.paperSize}


def as_csv(data):
    return {"rows": list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))}


def office(data):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "table.xlsx"), "wb") as f:
            f.write(data)
        subprocess.run(["soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder,
                        os.path.join(folder, "table.xlsx")], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, "table.csv"), "rb") as f:
            return as_csv(f.read())


def most(command):
    begun = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {"seconds": time.monotonic() - begun, "kilobytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}


if sys.argv[1] == "most":
    print(json.dumps(most(sys.argv[2:])))
else:
    print(json.dumps({"xlsx": xlsx, "csv": as_csv, "office": office}[sys.argv[1]](sys.stdin.buffer.read())))
