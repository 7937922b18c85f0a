/* about.js - a work in a few words, with its author where the page may name her. */
import { ability } from "../parts/words.js";

export const workOf = one => [ability(one), one.author].filter(Boolean).join("，");
