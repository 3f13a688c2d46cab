import { prepare } from './prepare.ts';
import { runAsScript } from './run-as-script.ts';
import { runStep } from './run-step.ts';

/** Everything that must hold before a change lands: cheap steps first, so that a slip shows within seconds. */
async function test(): Promise<void> {
  await runStep('format, types, lint, dead code', 'npm', ['run', '-s', 'lint']);
  await runStep('unit tests', 'npx', ['vitest', 'run', '--project', 'unit', '--maxWorkers=2']);
  await prepare();
  await runStep('build', 'npm', ['run', '-s', 'build']);
  await runStep('demo', 'npx', ['tsx', 'scripts/demo/show-headless.ts']);
  await runStep('model, rig and contract tests', 'npx', ['vitest', 'run', '--project', 'model', '--project', 'rig']);
  await runStep('end-to-end tests', 'npx', ['vitest', 'run', '--project', 'e2e']);
  await runStep('packages', 'npm', ['run', '-s', 'pack']);
  await runStep('packaged tests', 'npx', ['vitest', 'run', '--project', 'packaged']);
}

runAsScript(import.meta.url, test);
