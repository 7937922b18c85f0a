/* values.js - the pieces of a draft as the values of a form, and back. */
const PARTS = ["upload", "more", "link", "remark", "ticks"];

/* { pieces: [{ requirement: 3, link }] } <-> { "requirement/3/link": ... } */
export function toForm(data) {
	const values = { note: data.note || "" };
	(data.pieces || []).forEach(piece => PARTS.forEach(part => {
		if (piece[part] !== undefined)
			values["requirement/" + piece.requirement + "/" + part] = piece[part];
	}));
	return values;
}

export function toBody(values) {
	const pieces = {};
	Object.keys(values).forEach(name => {
		const [, id, part] = name.split("/");
		const value = values[name];
		if (!part || value === null || value === undefined || value === "" || (part === "more" && !value.length))
			return;
		pieces[id] = pieces[id] || { requirement: Number(id) };
		pieces[id][part] = value;
	});
	return { pieces: Object.keys(pieces).map(id => pieces[id]), note: values.note || "" };
}
