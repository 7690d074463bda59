#!/usr/bin/env node
import { check, type Outcome, USAGE } from './check/command.js';

function run([command, ...args]: readonly string[]): Outcome {
  if (command === 'check') return check(args, process.cwd());
  const isHelp = command === '--help' || command === '-h';
  const unknown = command === undefined || isHelp ? '' : `axiswise: unknown command ${command}; `;
  return { code: isHelp ? 0 : 2, output: `${unknown}${USAGE}` };
}

const { code, output } = run(process.argv.slice(2));
(code === 2 ? process.stderr : process.stdout).write(`${output}\n`);
process.exitCode = code;
