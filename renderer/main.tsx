import "@fontsource-variable/noto-sans-jp";
import "./style/tokens.css";
import "./style/page.css";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
