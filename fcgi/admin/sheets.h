/* admin/sheets.h - its lists that are also files. */
#ifndef ADMIN_SHEETS_H
#define ADMIN_SHEETS_H

#include "core/slice.h"

extern const struct sheet people_sheet, offices_sheet, roles_sheet, schools_sheet,
    exemptions_sheet, extensions_sheet, relations_sheet, groups_sheet, region_roles_sheet,
    regions_sheet, programmes_sheet, ict_sheet, pairings_sheet, policies_sheet, versions_sheet,
    years_sheet, extension_requests_sheet, extension_people_sheet, my_amendments_sheet, amendments_sheet,
    amendments_above_sheet, same_sheet;

#endif
