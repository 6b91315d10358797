variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "cidr" {
  type        = string
  description = "Addresses of the VPC: a /16 that no other region of the platform has."

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "cidr must be a /16, such as 10.10.0.0/16."
  }
}

variable "zone_count" {
  type        = number
  description = "Number of availability zones."
  default     = 3

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 4
    error_message = "zone_count must be between 2 and 4: the control plane and the database need two."
  }
}

variable "nat_gateways" {
  type        = string
  description = "Way out to the venues: one gateway (single: cheaper, one zone of failure) or one in each zone (per-zone)."
  default     = "per-zone"

  validation {
    condition     = contains(["single", "per-zone"], var.nat_gateways)
    error_message = "nat_gateways must be single or per-zone."
  }
}

variable "interface_endpoints" {
  type        = set(string)
  description = "AWS services that are reached inside the VPC, without the way through the NAT gateway."
  default     = ["ecr.api", "ecr.dkr", "ec2", "eks", "kms", "logs", "secretsmanager", "sts"]

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z0-9.-]+$", service))])
    error_message = "interface_endpoints must be names of services, such as ecr.api."
  }
}

variable "key_arn" {
  type        = string
  description = "KMS key of the gateway's disk and of its private key; null without a gateway."
  default     = null

  validation {
    condition     = var.key_arn == null ? !var.has_gateway : can(regex("^arn:[a-z-]+:kms:", var.key_arn))
    error_message = "key_arn must be the ARN of a KMS key, and a gateway needs one."
  }
}

variable "log_key_arn" {
  type        = string
  description = "KMS key of flow logs."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.log_key_arn))
    error_message = "log_key_arn must be the ARN of a KMS key."
  }
}

variable "log_days" {
  type        = number
  description = "Days for which flow logs are kept."
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_days)
    error_message = "log_days must be a retention that CloudWatch Logs knows."
  }
}

variable "has_gateway" {
  type        = bool
  description = "Whether there is a WireGuard gateway to other regions. Said apart from its peers, because two regions that name each other's address both need theirs first."
  default     = false
}

variable "gateway" {
  type = object({
    instance_type   = optional(string, "t4g.small")
    forwarded_ports = optional(list(number), [6651, 8443])
    peers = optional(map(object({
      address    = string
      cidr       = string
      public_key = string
    })), {})
  })
  description = "WireGuard gateway to other regions: its size, the TCP ports that may be reached through it (Pulsar and its admin, with TLS), and by name of region each peer's public address, network and public key."
  default     = {}

  validation {
    condition     = alltrue([for peer in var.gateway.peers : can(cidrhost(peer.cidr, 0)) && endswith(peer.cidr, "/16") && peer.cidr != var.cidr])
    error_message = "cidr of a peer must be a /16 other than that of this region."
  }

  validation {
    condition     = alltrue([for peer in var.gateway.peers : can(regex("^[A-Za-z0-9+/]{43}=$", peer.public_key))])
    error_message = "public_key of a peer must be what wg pubkey prints."
  }

  validation {
    condition     = alltrue([for peer in var.gateway.peers : can(cidrhost("${peer.address}/32", 0))])
    error_message = "address of a peer must be an IPv4 address."
  }

  validation {
    condition     = (length(var.gateway.peers) > 0) == var.has_gateway
    error_message = "a gateway needs a peer, and peers need a gateway."
  }
}
