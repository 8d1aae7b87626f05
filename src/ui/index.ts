export { Button, IconButton, type ButtonProps, type IconButtonProps } from './Button';
export { Chip, type ChipProps } from './Chip';
export { classNames } from './classNames';
export {
  Select,
  TextArea,
  TextField,
  type FieldFrameProps,
  type SelectProps,
  type TextAreaProps,
  type TextFieldProps,
} from './Field';
export { Icon, type IconName } from './Icon';
export { announce, LiveRegion } from './LiveRegion';
export { Menu } from './Menu';
export type { MenuItem } from './menuItem';
export { PointMenu, type PointMenuProps } from './PointMenu';
export { Ruler, type RulerProps } from './Ruler';
export { Segmented, type SegmentedProps } from './Segmented';
export { Switch } from './Switch';
export { Tabs } from './Tabs';
export { useFocusOnMount } from './useFocusOnMount';
export { isMac } from './platform';
export { useEscape } from './useEscape';
export { useWidth } from './useWidth';
export { useMedia } from './useMedia';
