import type { DeliveryRefusal } from '../model/event-file.js';
import { InputReader, readable, type Readers } from './read-input.js';
import { MAX_TEXT_LENGTH, required, requiredUpTo } from './read-values.js';

const REFUSAL: Readers<Pick<DeliveryRefusal, 'code' | 'message'>> = {
  code: required,
  message: requiredUpTo(MAX_TEXT_LENGTH),
};

/**
 * Reads why the host does not take an event file.
 * @throws {InputError} unless it has a `code` of at most 200 and a `message` of at most 500 characters
 */
export function readDeliveryRefusal(input: unknown): Pick<DeliveryRefusal, 'code' | 'message'> {
  return readable('refusal', () => {
    const reader = new InputReader('refusal');
    const refusal = reader.fields<Pick<DeliveryRefusal, 'code' | 'message'>>(input, '', REFUSAL);
    reader.finish();
    return refusal;
  });
}
