/* certificate/multibase.h - bytes as text that says its own alphabet. */
#ifndef CERTIFICATE_MULTIBASE_H
#define CERTIFICATE_MULTIBASE_H

#include <stddef.h>

/* base58btc: 'z' and at most 100 signs with the NUL; len at most 64. */
void multibase58(const unsigned char *bytes, size_t len, char to[100]);

#endif
