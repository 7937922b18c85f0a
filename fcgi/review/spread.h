/* review/spread.h - one more judge where grades are far apart, before a signature. */
#ifndef REVIEW_SPREAD_H
#define REVIEW_SPREAD_H

#include "review/after.h"

extern struct query spread_ask;

/* True when the case wants one more judge and had none yet; it is asked for. */
bool spread_asks(struct request *, struct value submission);

/* 202 and a sentence: not signed, but waiting for one more judge. */
int spread_said(struct request *, struct value submission);

#endif
