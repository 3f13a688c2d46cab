import '../bridge/no-eval.ts';
import { ComposeWindow } from '../compose/compose-window.tsx';
import { mount } from '../parts/mount.tsx';

mount(<ComposeWindow />);
