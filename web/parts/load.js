/* load.js - a plain script of vendor/ that gives one name, fetched when it is first needed.
 *
 *	const tus = await load("tus");		vendor/tus.js, window.tus
 *
 * Rejects when the line is lost; the next load() asks again.
 */
const arriving = {};		/* name -> promise */

/* Beside this page's modules: nginx puts a version there, and so browsers keep it for good. */
const root = () => /^\/@[^/]*|/.exec(new URL(document.querySelector("script[type=module]").src).pathname)[0];

export function load(name) {
	arriving[name] = arriving[name] || new Promise((done, lost) => {
		const script = document.createElement("script");
		script.src = root() + "/vendor/" + name + ".js";
		script.onload = () => done(window[name]);
		script.onerror = () => {
			delete arriving[name];
			script.remove();
			lost(new Error(name + " did not arrive"));
		};
		document.head.appendChild(script);
	});
	return arriving[name];
}
