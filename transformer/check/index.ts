export { findProblems, type Problem, rules } from './findProblems.js';
export type { Finding, Rule, TypeScript } from './rule.js';
