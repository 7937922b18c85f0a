/* plain.mjs - auth as a plain command: from any address, with any setting.
 * Gives { status, text }: the answer as nginx would get it. */
import { readFileSync } from "node:fs";
import { command, stack, top } from "../ask.mjs";

const settings = () => Object.fromEntries(readFileSync(`${stack}/settings`, "utf8").trim().split("\n").map(line => line.split(/=(.*)/s)));

export async function plainSignIn(login, password, env) {
	const body = JSON.stringify({ login, password });
	const { out } = await command(`${process.env.BUILD || top + "build"}/fcgi/auth/auth`, [], { input: body, env: { ...settings(),
		REQUEST_METHOD: "POST", PATH_INFO: "/session", CONTENT_TYPE: "application/json",
		CONTENT_LENGTH: String(Buffer.byteLength(body)), HTTP_SEC_FETCH_SITE: "same-origin", REMOTE_ADDR: "192.0.2.1", ...env } });
	return { status: Number(/^Status: (\d+)/.exec(out)[1]), text: out };
}
