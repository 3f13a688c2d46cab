import '../bridge/no-eval.ts';
import { ConsoleWindow } from '../console/console-window.tsx';
import { mount } from '../parts/mount.tsx';

mount(<ConsoleWindow />);
