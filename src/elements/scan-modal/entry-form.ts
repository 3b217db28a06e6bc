import { html, type TemplateResult } from 'lit';
import type { Strings } from '../../strings/en.js';

/** The field for what is typed; a scanner may type into it too. */
export function entryForm(label: string, strings: Strings, onSubmit: (event: SubmitEvent) => void): TemplateResult {
  return html`<form @submit=${onSubmit}>
    <label for="entry">${label}</label>
    <input
      id="entry"
      type="text"
      inputmode="text"
      enterkeyhint="done"
      data-scan="allow"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      maxlength="512"
    />
    <button>${strings.enter}</button>
  </form>`;
}
