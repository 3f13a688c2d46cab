#!/usr/bin/env -S node --import tsx
import { runAsScript } from '../run-as-script.ts';
import { buildDeb } from './build-deb.ts';
import { readFpmArguments } from './fpm-arguments.ts';

/** Stands in for `fpm` where electron-builder calls it (its CUSTOM_FPM_PATH), for Debian packages. */
runAsScript(import.meta.url, () => buildDeb(readFpmArguments(process.argv.slice(2))));
