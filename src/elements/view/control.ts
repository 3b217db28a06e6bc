/** The `data-…` attributes of the control whose listener hears the event. */
export const dataOf = ({ currentTarget }: Event): DOMStringMap => (currentTarget as HTMLElement).dataset;

/** The value of the field whose listener hears the event. */
export const valueOf = ({ currentTarget }: Event): string => (currentTarget as HTMLInputElement).value;
