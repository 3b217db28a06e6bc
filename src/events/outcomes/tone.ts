/** The kinds of answer that look, sound and read differently. */
export type Tone = 'accepted' | 'done' | 'prompt' | 'duplicate' | 'refused';
