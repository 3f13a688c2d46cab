import '../bridge/no-eval.ts';
import { mount } from '../parts/mount.tsx';
import { LockWindow } from '../strip/lock-window.tsx';
import { StripWindow } from '../strip/strip-window.tsx';

/** The bar, or its button: `strip.html#lock`. */
mount(window.location.hash === '#lock' ? <LockWindow /> : <StripWindow />);
