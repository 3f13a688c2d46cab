import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Child, startChild, type UserIds } from './child-process.ts';

/** A program the bus starts when somebody asks for its name. */
export type BusService = { readonly name: string; readonly command: string };

export type PrivateBus = { readonly address: string; stop(): Promise<void> };

export type PrivateBusOptions = {
  readonly type: 'session' | 'system';
  /** An existing folder for the bus's socket and settings; its path must be short (Unix sockets allow 107 bytes). */
  readonly folder: string;
  readonly services: readonly BusService[];
  /** What the programs it starts inherit. */
  readonly env: NodeJS.ProcessEnv;
  /** Whom it and what it starts run as. */
  readonly user?: UserIds | null;
};

/** Starts a D-Bus of our own that nothing else on the machine is on, and on which everybody may do everything. */
export async function startPrivateBus(options: PrivateBusOptions): Promise<PrivateBus> {
  const own = path.join(options.folder, `${options.type}-bus`);
  const services = path.join(own, 'services');
  mkdirSync(services, { recursive: true });
  for (const { name, command } of options.services) {
    writeFileSync(path.join(services, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=${command}\n`);
  }
  if (options.user) chownSync(own, options.user.uid, options.user.gid);
  const config = path.join(own, 'bus.conf');
  writeFileSync(config, busConfig(options.type, path.join(own, 'socket'), services));
  const daemon: Child = await startChild('dbus-daemon', ['--nofork', '--print-address', `--config-file=${config}`], {
    env: options.env,
    user: options.user ?? null,
    ready: { line: /^unix:/, on: 'stdout' },
  });
  return { address: daemon.readyLine.trim(), stop: daemon.stop };
}

function busConfig(type: string, socket: string, services: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>${type}</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
`;
}
