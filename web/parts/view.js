/* view.js - htm, preact and its hooks as one thing to import. */
import htm from "../vendor/htm.js";
import { h } from "../vendor/preact.js";

export { createContext, render } from "../vendor/preact.js";
export * from "../vendor/hooks.js";
export const html = htm.bind(h);
