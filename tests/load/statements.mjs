// tests/load/statements.mjs - the very statements that one request of ours ran, taken from MariaDB's general log:
// the text as its program lists it (--routes), and the values it was executed with.

// Lines of the log: [time] TAB thread command TAB argument; an argument may go on over lines.
function entries(log) {
  const list = [];
  for (const line of log.split('\n')) {
    const m = /^(?:\d{6} +[\d:]+)?\t+ *(\d+) (Prepare|Execute|Query|Connect|Quit|Close stmt|Init DB)\t(.*)$/s.exec(line);
    if (m) list.push({ thread: m[1], command: m[2], text: m[3] });
    else if (list.length > 0) list[list.length - 1].text += `\n${line}`;
  }
  return list;
}

function quoted(text, from) {
  let value = '';
  let at = from + 1;
  for (; text[at] !== "'"; at++) {
    if (text[at] === '\\') {
      at++;
      value += { n: '\n', 0: '\0', r: '\r', Z: '\x1a' }[text[at]] || text[at];
    } else value += text[at];
  }
  return { value, end: at + 1 };
}

// Lays an executed text beside its template and reads what stands for each question mark.
export function values(template, text) {
  const parts = template.split('?');
  const found = [];
  let at = parts[0].length;
  if (text.slice(0, at) !== parts[0]) return null;
  for (const part of parts.slice(1)) {
    let read;
    const number = /^-?\d+/.exec(text.slice(at, at + 24));
    if (text[at] === "'") read = quoted(text, at);
    else if (text.startsWith('NULL', at)) read = { value: null, end: at + 4 };
    else if (number) read = { value: Number(number[0]), end: at + number[0].length };
    else return null;
    if (text.slice(read.end, read.end + part.length) !== part) return null;
    found.push(read.value);
    at = read.end + part.length;
  }
  return at === text.length ? found : null;
}

// What was bytes in the log: text where it is UTF-8, else hex.
function restored(value) {
  if (typeof value !== 'string') return value;
  const bytes = Buffer.from(value, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? { hex: bytes.toString('hex') } : text;
}

// The statements executed, in order: [{ sql, values }]; templates are all texts a program may prepare; the log is read as latin1, one character a byte.
export function executed(log, templates) {
  const list = [];
  for (const e of entries(log).filter((one) => one.command === 'Execute')) {
    const sql = templates.find((one) => values(Buffer.from(one).toString('latin1'), e.text));
    if (!sql) throw new Error(`a statement no program lists: ${e.text.slice(0, 200)}`);
    list.push({ sql, values: values(Buffer.from(sql).toString('latin1'), e.text).map(restored) });
  }
  return list;
}
