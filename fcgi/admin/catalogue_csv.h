/* admin/catalogue_csv.h - a place's catalogue from a file (parts/table.h).  Pure: no database.
 *
 * One row a criterion, or a piece without any; the columns are those of the export
 * (catalogue_columns), in any order. */
#ifndef ADMIN_CATALOGUE_CSV_H
#define ADMIN_CATALOGUE_CSV_H

#include <stddef.h>

#include <json-c/json.h>

#define CATALOGUE_BYTES (2LL << 20)

/* The caller puts the object:
 *
 *	abilities  {"A1": {"name", "kind", "dimension", "environment", "row",
 *	            "pieces": [{"seq", "title", "kind", "required", "core",
 *	            "max_minutes", "note", "origin", "source",
 *	            "criteria": [{"grade", "text", "origin"}]}]}}
 *	           pieces as the view of the database has them, so that the two compare
 *	faults     [{"row":3,"column":"材料","detail":"没有填"}], every one; row is the
 *	           number a spreadsheet shows, 0 the whole file */
struct json_object *catalogue_read(const char *bytes, size_t len);

#endif
