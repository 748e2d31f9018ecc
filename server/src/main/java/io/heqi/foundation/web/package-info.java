/// How requests are answered: problem details for errors, ids for requests, limits, the pages
/// themselves.
@NullMarked
package io.heqi.foundation.web;

import org.jspecify.annotations.NullMarked;
