/** What the guide shows to users. */
package com.example;
