/// What goes wrong after a purchase and how it is put right: refunds, returns, exchanges, missing
/// goods sent on, repairs, price protection. Policies and time limits are dated rules of a shop;
/// the steps are a table, and nothing else moves a case.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "foundation",
      "merchant",
      "staff",
      "customer",
      "contact",
      "commerce",
      "commerce :: release",
      "commerce :: dropship",
      "commerce :: timeline",
      "task",
      "loyalty",
      "conversation",
      "conversation :: attachment",
      "conversation :: card",
      "conversation :: inbox",
      "conversation :: web"
    })
@NullMarked
package io.heqi.aftersale;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
