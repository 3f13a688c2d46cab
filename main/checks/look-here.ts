import { runChecks } from '../../shared/checks/run-checks.ts';
import { contextOf, type LookHere } from './check-facts.ts';

/** Looks in this thread. All checks and their tables come with this file: it is loaded once the first window shows. */
export const lookHere: LookHere = (draft, facts, knowledge) => runChecks(draft, contextOf(facts, knowledge));
