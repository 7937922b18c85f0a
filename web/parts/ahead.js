/* ahead.js - what a page is going to ask, asked at once, while its scripts are still on their way.
 *
 *	<script type="module" async src="../parts/ahead.js" data-ask="/api/review/case/{submission} /api/review/due{#}"></script>
 *
 * and who is signed in and how many messages are unread.  {name} is a parameter of the page's address,
 * {#} stands for parameters behind its #.  An address with other parameters than those named here shows
 * something else, so that then only who it is is asked.  Without data-ask, nothing is.
 *
 *	taken(path)	the answer that is under way, a promise as fetch() gives it; only once, else undefined
 *	left()		the paths that nobody has taken yet
 */
const LIMIT = 30000;		/* milliseconds until a silent line counts as lost */
const asked = {};		/* path -> promise */

function ask(path) {
	const stop = new AbortController();
	setTimeout(() => {
		stop.abort();
		delete asked[path];	/* what nobody took by then is asked anew */
	}, LIMIT);
	asked[path] = fetch(path, { headers: { Accept: "application/json" }, signal: stop.signal,
		credentials: "same-origin", cache: "no-store" });
	asked[path].catch(() => {});	/* is said where it is needed */
}

/* The paths with the address' own parameters in them; none where it has others. */
function filled(paths) {
	const given = new URLSearchParams(location.search);
	const names = Array.from(new Set(paths.match(/{\w+}/g))).map(name => name.slice(1, -1));
	if (Array.from(given).length !== names.length || !names.every(name => given.get(name)))
		return [];
	const behind = location.hash.includes("=") ? "?" + location.hash.slice(1) : "";
	return paths.replace("{#}", behind).replace(/{(\w+)}/g, (all, name) => encodeURIComponent(given.get(name)))
		.split(" ").filter(Boolean);
}

export function taken(path) {
	const reply = asked[path];
	delete asked[path];
	return reply;
}

export const left = () => Object.keys(asked);

const said = document.querySelector("script[data-ask]");
if (said)
	["/api/auth/me"].concat(filled(said.dataset.ask), "/api/report/inbox/unread").forEach(ask);
