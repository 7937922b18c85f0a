/* about.js - a work in a few words, with its author where the page may name her. */
export const workOf = one => [one.ability + " " + one.ability_name, one.author].filter(Boolean).join("，");
