import '../bridge/no-eval.ts';
import { mount } from '../parts/mount.tsx';
import { StripWindow } from '../strip/strip-window.tsx';

mount(<StripWindow />);
