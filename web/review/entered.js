/* entered.js - 代填 in a list: a colleague entered the work, its author looked through it and handed it in. */
import { html } from "../parts/page.js";

export const Entered = ({ of }) => of.entered && html` <span class="tag">代填</span>`;
