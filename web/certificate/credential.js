/* credential.js - is this file an electronic certificate of ours, as it was signed?
 *
 *	const said = await check(text, issuer);
 *
 * text is the file's: JSON (Data Integrity, eddsa-jcs-2022) or a JWT (RS256); issuer is the
 * controller document, GET /api/certificate/public/credential/issuer.  Gives { credential }, or
 * { reason } why not, a sentence.  Nothing leaves the browser.  Ed25519 comes from the browser
 * where it has it, else from tweetnacl. */
import { load } from "../parts/load.js";

const refuse = sentence => { throw new Error(sentence); };
const CHANGED = "内容被改动过，或者签名是伪造的。";

/* --- bytes ------------------------------------------------------------------- */

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/* base58btc with its mark z */
function multibase(text) {
	const bytes = [];
	if (typeof text !== "string" || text[0] !== "z")
		refuse(CHANGED);
	for (const sign of text.slice(1)) {
		let carry = BASE58.indexOf(sign);
		if (carry < 0)
			refuse(CHANGED);
		for (let i = 0; i < bytes.length || carry > 0; i++) {
			carry += (bytes[i] || 0) * 58;
			bytes[i] = carry % 256;
			carry = Math.floor(carry / 256);
		}
	}
	for (let i = 1; text[i] === "1"; i++)
		bytes.push(0);
	return new Uint8Array(bytes.reverse());
}

const base64url = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
const utf8 = text => new TextEncoder().encode(text);

/* RFC 8785: what JSON.parse gave has only what JSON.stringify writes canonically. */
export const canonical = value => Array.isArray(value) ? "[" + value.map(canonical).join(",") + "]" :
	value && typeof value === "object" ? "{" + Object.keys(value).sort().map(key =>
		JSON.stringify(key) + ":" + canonical(value[key])).join(",") + "}" : JSON.stringify(value);

const hash = async value => new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(canonical(value))));

/* --- signatures -------------------------------------------------------------- */

export const nacl = () => load("nacl").catch(() => refuse("检查签名的程序没有读到，请联网后再试。"));

async function ed25519(key, signature, data) {
	let native;
	try {
		native = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
	} catch (e) {
		return (await nacl()).sign.detached.verify(data, signature, key);
	}
	return crypto.subtle.verify("Ed25519", native, signature, data);
}

async function rs256(jwk, signature, data) {
	const way = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
	const key = await crypto.subtle.importKey("jwk", { kty: jwk.kty, n: jwk.n, e: jwk.e }, way, false, ["verify"]);
	return crypto.subtle.verify(way, key, signature, data);
}

/* Our key of that name, which may be used for this. */
const method = (issuer, id) => (issuer.assertionMethod.includes(id) && issuer.verificationMethod.find(one => one.id === id)) ||
	refuse("签名用的密钥不是本系统公布的。");

/* --- the two forms ------------------------------------------------------------ */

const issuerOf = credential => credential.issuer && (credential.issuer.id || credential.issuer);

function ours(credential, issuer) {
	if (!credential || !Array.isArray(credential.type) || !credential.type.includes("OpenBadgeCredential"))
		refuse("这个文件不是电子凭证。");
	if (issuerOf(credential) !== issuer.id)
		refuse("这份凭证不是本系统发的。");
	return credential;
}

async function checkJson(secured, issuer) {
	const credential = Object.assign({}, secured), config = Object.assign({}, secured.proof);
	const signature = config.proofValue;
	delete credential.proof;
	delete config.proofValue;
	ours(credential, issuer);
	if (config.type !== "DataIntegrityProof" || config.cryptosuite !== "eddsa-jcs-2022" || config.proofPurpose !== "assertionMethod" ||
		canonical(config["@context"]) !== canonical(credential["@context"]))
		refuse(CHANGED);
	const key = multibase(method(issuer, config.verificationMethod).publicKeyMultibase).slice(2);
	const data = new Uint8Array(64);
	data.set(await hash(config));
	data.set(await hash(credential), 32);
	if (!await ed25519(key, multibase(signature), data))
		refuse(CHANGED);
	return credential;
}

async function checkJwt(text, issuer) {
	const [head, payload, signature] = text.split(".");
	const read = part => JSON.parse(new TextDecoder().decode(base64url(part)));
	const { alg, kid } = read(head), credential = ours(read(payload), issuer);
	if (alg !== "RS256" || !await rs256(method(issuer, kid).publicKeyJwk || {}, base64url(signature), utf8(head + "." + payload)))
		refuse(CHANGED);
	return credential;
}

const SENTENCE = /[\u4e00-\u9fff]/;	/* ours; others are the browser's own */

export async function check(text, issuer) {
	const plain = text.trim();
	if (!window.crypto || !crypto.subtle)
		return { reason: "这个浏览器不能检查签名，请换一个浏览器，或从 https 开头的地址进入。" };
	try {
		if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(plain))
			return { credential: await checkJwt(plain, issuer) };
		let parsed;
		try {
			parsed = JSON.parse(plain);
		} catch (e) {
			refuse("这个文件不是电子凭证。");
		}
		return { credential: await checkJson(parsed || {}, issuer) };
	} catch (e) {
		return { reason: SENTENCE.test(e.message) ? e.message : CHANGED };
	}
}
