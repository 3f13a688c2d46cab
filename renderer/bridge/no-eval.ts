import { config } from 'zod';

/**
 * The content security policy forbids `eval`, which zod would otherwise try for speed and be refused.
 * Import this before anything that holds a schema.
 */
config({ jitless: true });
