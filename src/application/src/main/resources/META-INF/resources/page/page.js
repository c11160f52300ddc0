// What all views have in common.

import "./actions.js";
import { keepTimes } from "./times.js";

keepTimes();
