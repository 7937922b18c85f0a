/* hours/sign_code.h - the six digits on the projector: an HMAC of the time under the
 * activity's secret, another every 30 seconds (ours; as RFC 6238 does it). */
#ifndef HOURS_SIGN_CODE_H
#define HOURS_SIGN_CODE_H

#include <stdbool.h>

#define SIGN_STEP 30			/* seconds */
#define SIGN_STEP_SQL "30"
#define SIGN_SECRET 32

/* The code of a step (seconds since 1970 divided by SIGN_STEP). */
void sign_code(char code[7], const unsigned char secret[SIGN_SECRET], long long step);

/* Is it the code of this step or of the one before? */
bool sign_code_holds(const char *code, const unsigned char secret[SIGN_SECRET], long long step);

#endif
