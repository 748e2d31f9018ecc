@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.heqi.borders.upwards.low;
