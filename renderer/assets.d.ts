/** Class names of a CSS module, by the name they have in the file. */
declare module "*.module.css" {
  const names: Readonly<Record<string, string>>;
  export default names;
}
/** A style sheet, or fonts of a package, taken into the page for its effect alone. */
declare module "*.css";
declare module "@fontsource-variable/noto-sans-jp";
