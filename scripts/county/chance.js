'use strict';
// chance.js - numbers that look random and are the same every time: the same
// words give the same stream, on every machine (mulberry32 over an FNV hash).

function hash(words) {
  let h = 0x811c9dc5;
  for (const byte of Buffer.from(words.join('|'))) {
    h = Math.imul(h ^ byte, 0x01000193);
  }
  return h >>> 0;
}

class Chance {
  constructor(...words) {
    this.state = hash(words);
  }

  // A number from 0 to below n.
  below(n) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor(((t ^ (t >>> 14)) >>> 0) / 4294967296 * n);
  }

  between(least, most) {
    return least + this.below(most - least + 1);
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

module.exports = { Chance };
