// What all views have in common.

import "./gestures.js";
import "./actions.js";
import "./ways.js";
import { keepTimes } from "./times.js";

keepTimes();
