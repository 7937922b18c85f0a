/* parts/paper_code.h - the code of a paper form: which form of what, and a seal under
 * the installation's key, so that nobody writes another case's.
 *
 * 24 signs of Crockford's base 32 (no I, L, O, U), read aloud in fours: one for the form,
 * eight for the number of its case or activity, eleven of the HMAC-SHA256 of these (55
 * bits), four that find a slip of the hand.  In the QR code it stands with PAPER_MARK. */
#ifndef PARTS_PAPER_CODE_H
#define PARTS_PAPER_CODE_H

#include <stdbool.h>

#define PAPER_LEN 24
#define PAPER_KEY 32
#define PAPER_MARK "WNL:"

enum paper { PAPER_SELF, PAPER_PEER, PAPER_GROUP, PAPER_PANEL, PAPER_SIGN_IN };

/* about: submission.id or activity.id, below 2^40. */
void paper_code(char code[PAPER_LEN + 1], enum paper, long long about, const unsigned char key[PAPER_KEY]);

/* What somebody typed or a QR code held, without PAPER_MARK: small letters, blanks and
 * hyphens, O for 0, I and L for 1 are understood. */
enum paper_fault { PAPER_GOOD, PAPER_NOT_ONE, PAPER_SLIP, PAPER_FORGED };
enum paper_fault paper_code_read(const char *typed, const unsigned char key[PAPER_KEY],
    enum paper *, long long *about);

#endif
