import { z } from 'zod';
import { limits } from './limits.ts';

/** Field shapes that several nouns share. Length in graphemes is a rule, not a shape: see text.ts. */
export const idField = z.uuid().toLowerCase();
export const textField = z.string().max(limits.textUnits);
/** A moment in milliseconds since 1970. */
export const momentField = z.int().nonnegative();
/** `YYYY-MM-DD`. */
export const dateField = z.iso.date();
