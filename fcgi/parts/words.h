/* parts/words.h - what identifiers are called in a table that leaves the system.  The same words as
 * on the pages (web/parts/words.js); tests/core/sheets.test.mjs compares them. */
#ifndef PARTS_WORDS_H
#define PARTS_WORDS_H

#include "core/slice.h"

extern const struct word words_grade[], words_level[], words_state[], words_recheck[], words_nomination[],
    words_outcome[], words_role[], words_document[], words_hours[], words_form[], words_source[], words_dimension[],
    words_environment[], words_phase[], words_region[], words_ability[], words_code[], words_staff[], words_ownership[],
    words_exemption[], words_scope[], words_relation[], words_pairing[], words_register[], words_certificate[],
    words_part[], words_paper[], words_scan_outcome[], words_scan_trouble[], words_origin[], words_todo[], words_unreached[],
    words_stage[], words_extension[], words_extension_kind[], words_amend[], words_amended[], words_same[];

#endif
