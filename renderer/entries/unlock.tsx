import '../bridge/no-eval.ts';
import { mount } from '../parts/mount.tsx';
import { UnlockWindow } from '../unlock/unlock-window.tsx';

mount(<UnlockWindow />);
