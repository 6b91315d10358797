variable "name" {
  type        = string
  description = "Name of the security group."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name))
    error_message = "name must be kebab-case and begin with tidemill-."
  }
}

variable "description" {
  type        = string
  description = "What the group protects."

  validation {
    condition     = can(regex("^[A-Za-z0-9 ._:/()#,@+=;{}!$*-]{1,255}$", var.description))
    error_message = "description must have 1 to 255 of the characters that EC2 allows."
  }
}

variable "vpc_id" {
  type        = string
  description = "VPC of the group."

  validation {
    condition     = length(var.vpc_id) > 0
    error_message = "vpc_id must not be empty."
  }
}

variable "ingress" {
  type = map(object({
    protocol = optional(string, "tcp")
    ports    = list(number)
    cidr     = optional(string)
    group    = optional(string)
    self     = optional(bool, false)
  }))
  description = "What may come in, by name: protocol, first and last port, and from where: one of cidr, group and self."
  default     = {}

  validation {
    condition     = alltrue([for rule in var.ingress : rule.cidr == null ? true : can(cidrhost(rule.cidr, 0)) && tonumber(split("/", rule.cidr)[1]) >= 8])
    error_message = "cidr of ingress must be a network of at most /8: nothing here is open to the world."
  }

  validation {
    condition     = alltrue([for rule in var.ingress : rule.protocol != "-1" && length(rule.ports) == 2])
    error_message = "ingress must name its protocol and its first and last port."
  }

  validation {
    condition     = alltrue([for rule in var.ingress : (rule.self ? 1 : 0) + (rule.cidr != null ? 1 : 0) + (rule.group != null ? 1 : 0) == 1])
    error_message = "ingress must have one of cidr, group and self."
  }
}

variable "egress" {
  type = map(object({
    protocol    = optional(string, "tcp")
    ports       = list(number)
    cidr        = optional(string)
    group       = optional(string)
    prefix_list = optional(string)
    self        = optional(bool, false)
  }))
  description = "What may go out, by name: protocol, first and last port, and where to: one of cidr, group, prefix_list and self. None: answers only."
  default     = {}

  validation {
    condition     = alltrue([for rule in var.egress : (rule.self ? 1 : 0) + (rule.cidr != null ? 1 : 0) + (rule.group != null ? 1 : 0) + (rule.prefix_list != null ? 1 : 0) == 1])
    error_message = "egress must have one of cidr, group, prefix_list and self."
  }

  validation {
    condition     = alltrue([for rule in var.egress : rule.protocol != "-1" && length(rule.ports) == 2])
    error_message = "egress must name its protocol and its first and last port."
  }
}
