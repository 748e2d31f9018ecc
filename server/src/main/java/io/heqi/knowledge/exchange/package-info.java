/// Knowledge in files: what a house knows leaves as CSV, XLSX or Markdown and comes in as these or
/// as a page of questions and answers in HTML, checked first and taken when somebody says so.
@NullMarked
package io.heqi.knowledge.exchange;

import org.jspecify.annotations.NullMarked;
