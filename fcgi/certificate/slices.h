/* certificate/slices.h - the slices of this program. */
#ifndef CERTIFICATE_SLICES_H
#define CERTIFICATE_SLICES_H

#include "core/slice.h"

extern const struct route why_routes[];		/* 还差什么 */
extern const struct route proposal_routes[];	/* the panel proposes */
extern const struct route recognition_routes[];	/* the county recognises: the certificate */
extern const struct route revocation_routes[];	/* and takes back, with a reason */
extern const struct route issued_routes[];	/* the list of what was issued */
extern const struct route replacement_routes[];	/* or corrects it */
extern const struct route register_routes[];	/* batches for the province's system */
extern const struct route receipt_routes[];	/* and what comes back */
extern const struct route mine_routes[];	/* my certificate */
extern const struct route print_routes[];	/* paper, by the job certificate-print */
extern const struct route credential_routes[];	/* and as a signed file */
extern const struct route public_routes[];	/* verified by anyone */

#endif
