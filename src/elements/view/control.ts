/** What the control carries (`data-…`) whose listener hears the event. */
export const dataOf = ({ currentTarget }: Event): DOMStringMap => (currentTarget as HTMLElement).dataset;

/** What stands in the field whose listener hears the event. */
export const valueOf = ({ currentTarget }: Event): string => (currentTarget as HTMLInputElement).value;
